import type { JSX } from 'preact';
import { render } from 'preact';
import { startTheme } from './theme.js';

/** Shows a page in its frame. */
export function renderPage(page: JSX.Element): void {
  const root = document.getElementById('app');
  if (root === null) return;
  startTheme();
  root.textContent = '';
  render(page, root);
}
