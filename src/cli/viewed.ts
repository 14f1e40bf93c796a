import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkScenario } from '../scenario/index.js';
import { beginsAsRunFile } from './runBeginning.js';
import { armAndSeed, openRunFile } from './runFile.js';
import { readScenario } from './scenarioFile.js';
import { shippedNames } from './shipped.js';
import type { RunFlags } from './viewedRun.js';
import { viewedRun } from './viewedRun.js';
import type { PageAt } from './viewServer.js';
import type { Offer } from './viewerPage.js';
import { listPage, viewerPage } from './viewerPage.js';

/** What `brinkline view` serves: a run, a list of the run files of a folder, or without a file the shipped scenarios. */
export async function viewed(file: string | undefined, flags: RunFlags): Promise<PageAt> {
  if (file === undefined) return shipped;
  if ((await stat(file).catch(() => null))?.isDirectory() === true) return folder(file);
  // Read once here, so that a file that cannot be used ends the command before anything is served.
  await viewedRun(file, flags);
  return async (path) => (path === '/' ? viewerPage(await viewedRun(file, flags)) : null);
}

/** The library: each scenario under each of its arms. */
async function shipped(path: string, query: URLSearchParams): Promise<string | null> {
  const names = shippedNames();
  if (path === '/') return listPage({ heading: 'Scenarios', items: await Promise.all(names.map(scenarioItem)) });
  const name = path.slice(1);
  if (!names.includes(name)) return null;
  const [arm, seed] = [query.get('arm'), query.get('seed')];
  const { scenario } = await readScenario(name);
  if (scenario === null || (arm !== null && !Object.hasOwn(scenario.arms, arm))) return null;
  return viewerPage(await viewedRun(name, { ...(arm === null ? {} : { arm }), ...(seed === null ? {} : { seed }) }));
}

async function scenarioItem(name: string): Promise<Offer['items'][number]> {
  const { scenario } = await readScenario(name);
  const arms = Object.keys(scenario?.arms ?? {});
  const links = arms.map((arm) => ({ words: `arm ${arm}`, href: `/${name}?arm=${encodeURIComponent(arm)}&seed=1` }));
  const asWritten = { words: 'as written', href: `/${name}?seed=1` };
  return {
    title: scenario?.title ?? name,
    about: scenario?.summary.trim() ?? '',
    links: links.length === 0 ? [asWritten] : links,
  };
}

/** The run files of a folder, by name. */
function folder(place: string): PageAt {
  return async (path) => {
    const names = await runFilesIn(place);
    if (path === '/') {
      return listPage({
        heading: `Run files in ${place}`,
        items: await Promise.all(names.map((name) => runItem(place, name))),
      });
    }
    const name = decodeURIComponent(path.slice(1));
    // Only a name from the list is opened, so no path leads out of the folder.
    return names.includes(name) ? viewerPage(await viewedRun(join(place, name), {})) : null;
  };
}

async function runFilesIn(place: string): Promise<string[]> {
  const names = (await readdir(place)).toSorted();
  const areRuns = await Promise.all(names.map((name) => beginsAsRunFile(join(place, name))));
  return names.filter((_, i) => areRuns[i]);
}

async function runItem(place: string, name: string): Promise<Offer['items'][number]> {
  const href = `/${encodeURIComponent(name)}`;
  try {
    const { header } = await openRunFile(join(place, name));
    const { scenario } = checkScenario(header.scenario.text, name);
    return { title: name, about: scenario?.title ?? '', links: [{ words: armAndSeed(header), href }] };
  } catch (error) {
    return { title: name, about: error instanceof Error ? error.message : '', links: [] };
  }
}
