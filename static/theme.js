// Before the first paint: the colours and the workspace the person chose, so that nothing else flashes by.
try {
  var choice = localStorage.getItem('evenfield-appearance');
  if (choice === 'light' || choice === 'dark') document.documentElement.setAttribute('data-theme', choice);
  // Figures of the demo stand in the page as served: whoever works on their own data is not shown them.
  if (localStorage.getItem('evenfield-workspace') === 'own') document.documentElement.setAttribute('data-workspace', 'own');
} catch {
  // Storage is switched off: the system's colours it is.
}
