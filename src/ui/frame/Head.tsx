import type { ComponentChildren } from 'preact';
import { nextTheme, theme } from './theme.js';

/** The head of every page: the name of the program, what the page shows, and what it offers. */
export function Head({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <header class="head">
      <span class="brand">
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M1 13.5H5V9.5H8.5V5.5H12V2" fill="none" stroke="currentColor" stroke-width="1.8" />
          <path d="M1.2 7.2H15M1.2 5H15" stroke="currentColor" stroke-width=".8" opacity=".55" />
        </svg>
        <span class="wide">Brinkline</span>
      </span>
      <h1>{title}</h1>
      {children}
      <button class="quiet noprint" onClick={nextTheme} title="System, light or dark colours">
        Theme<span class="unseen">: {theme.value}</span>
      </button>
    </header>
  );
}
