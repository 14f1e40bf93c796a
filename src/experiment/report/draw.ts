import type { PlotOptions } from '@observablehq/plot';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** Colours that people with colour-blindness can tell apart (Okabe & Ito 2008), for arms in their order. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#000000'];

export function colourOf(index: number): string {
  return COLOURS[index % COLOURS.length] ?? '#000000';
}

/** Draws a chart as SVG, without a browser. Executes nothing and loads nothing. */
export function draw(options: PlotOptions, about: string): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const chart = Plot.plot({
    width: 720,
    style: { fontSize: '12px' },
    ...options,
    ariaLabel: about,
    document,
  });
  return chart.outerHTML.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" role="img" ');
}
