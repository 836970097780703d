import DOMPurify from 'dompurify';
import { Marked } from 'marked';
import { headingAnchor } from './guide-topics.ts';

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${headingAnchor(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    }
  }
});

/** Markdown as clean HTML: no script, no style, no picture from elsewhere. In the browser only. */
export function renderMarkdown(markdown: string): string {
  const html = marked.parse(markdown, { async: false });
  return DOMPurify.sanitize(html, { FORBID_TAGS: ['style', 'form', 'iframe'], FORBID_ATTR: ['style'] });
}
