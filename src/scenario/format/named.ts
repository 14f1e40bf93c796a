/** What a field can name. */
export type Named =
  | 'ladder'
  | 'office'
  | 'kind'
  | 'measure'
  | 'side'
  | 'actor'
  | 'seat'
  | 'channel'
  | 'activity'
  | 'incident'
  | 'process'
  | 'arm';
