/** A part of a report. Text is plain; each output escapes it in its own way. */
export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'headline'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'commands'; readonly items: readonly { readonly about: string; readonly command: string }[] }
  | { readonly kind: 'figure'; readonly name: string; readonly caption: string; readonly svg: string }
  /** parts that most readers skip */
  | { readonly kind: 'details'; readonly summary: string; readonly blocks: readonly ReportBlock[] };

export interface ReportSection {
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

/** A report, before it becomes HTML or Markdown. */
export interface ReportDocument {
  readonly title: string;
  readonly sections: readonly ReportSection[];
  /** the last lines: how to cite, and the notice */
  readonly footer: readonly string[];
}

export const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', text });
