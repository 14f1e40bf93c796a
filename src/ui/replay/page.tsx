import '../frame/tokens.css';
import '../frame/base.css';
import '../parts/parts.css';
import './replay.css';
import { renderPage } from '../frame/renderPage.js';
import { isPage } from '../frame/source.js';
import { serveWork } from '../work/worker.js';
import { openFile, goToPlace } from './actions.js';
import { App } from './App.js';
import { embeddedRun } from './embedded.js';
import { readNotes } from './notes.js';
import { placeIn } from './permalink.js';

/** One script for the page and for its worker. */
if (isPage) startPage();
else serveWork();

function startPage(): void {
  readNotes();
  renderPage(<App />);
  addEventListener('hashchange', () => goToPlace(placeIn(location.hash)));
  const run = embeddedRun();
  const place = placeIn(location.hash);
  if (run !== null) void openFile(run, () => goToPlace(place));
}
