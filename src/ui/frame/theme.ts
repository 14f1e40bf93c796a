import { effect, signal } from '@preact/signals';

const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const theme = signal<Theme>('system');

/** Keeps the colours of the page those that the reader chose: each page begins with it. */
export function startTheme(): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = signal(system.matches);
  system.addEventListener('change', ({ matches }) => {
    isDark.value = matches;
  });
  effect(() => {
    const ofSystem = isDark.value ? 'dark' : 'light';
    document.documentElement.dataset['theme'] = theme.value === 'system' ? ofSystem : theme.value;
  });
}

/** Changes the colours of the page: those of the system, light, dark, and round again. */
export function nextTheme(): void {
  theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? 'system';
}
