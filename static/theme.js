// Before the first paint: the colours the person chose, so that a dark page never flashes light.
try {
  var choice = localStorage.getItem('evenfield-appearance');
  if (choice === 'light' || choice === 'dark') document.documentElement.setAttribute('data-theme', choice);
} catch {
  // Storage is switched off: the system's colours it is.
}
