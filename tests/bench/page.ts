import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../browser/driver/launch.ts';
import { remove, seededFolder } from '../system/driver/seeded.ts';
import { TubanServer } from '../system/driver/server.ts';

const VIEW = '/triage?batch=2026-3&state=pending';
const SIGNS = 30;
const VIEWPORT = { width: 1440, height: 900 };

/** What the page bench reads from the page's own MapLibre. */
type WithMap = { __tuban?: { map?: { loaded(): boolean; areTilesLoaded(): boolean } } };

/**
 * First load from a cold cache and the step from one patch to the next, on the demo county, the real server and a
 * real Chromium with software WebGL on the same machine. Milliseconds. `npm run bench -- page [ROUNDS]`.
 */
export async function run([rounds = '3']: string[]) {
  const folder = await seededFolder();
  const server = await TubanServer.start(folder, { page: true });
  const browser = await launchBrowser();
  try {
    const signIn = [];
    const triage = [];
    for (let round = 0; round < Number(rounds); round++) {
      signIn.push(await signInPage(browser, server.url));
      triage.push(await triagePage(browser, server.url));
    }
    return { signIn: middle(signIn), triage: middle(triage), signToNext: await signs(browser, server.url) };
  } finally {
    await browser.close();
    await server.stop();
    remove(folder);
  }
}

/** A visitor without a session: until a demo account can be clicked. */
async function signInPage(browser: Browser, url: string) {
  const { context, page, traffic } = await cold(browser);
  await page.addInitScript(record);
  await page.goto(url, { waitUntil: 'commit' });
  const interactive = await seenMs(page, 'signIn');
  await context.close();
  return { interactive, ...traffic() };
}

/** A person with a session opens the open batch: until a row can be clicked, and until the map is drawn. */
async function triagePage(browser: Browser, url: string) {
  const { context, page, traffic } = await cold(browser);
  await enter(context, url);
  await page.addInitScript(record);
  await page.goto(url + VIEW, { waitUntil: 'commit' });
  const listUsable = await seenMs(page, 'list');
  const mapDrawn = await seenMs(page, 'map');
  await context.close();
  return { listUsable, mapDrawn, ...traffic() };
}

/** From the key to the frame in which the next patch's own panel stands there. */
async function signs(browser: Browser, url: string) {
  const { context, page } = await cold(browser);
  await enter(context, url);
  await page.goto(url + VIEW);
  await page.getByRole('option').first().click();
  const times: number[] = [];
  for (let sign = 0; sign < SIGNS; sign++) {
    // A person looks before signing; meanwhile the page fetches ahead.
    await page.waitForTimeout(400);
    times.push(await page.evaluate(signOnce));
  }
  await context.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.ceil(share * times.length) - 1]!);
  return { signs: times.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** Runs in the page: presses the key of 合法 and waits for the next patch's heading to be painted. */
function signOnce(): Promise<number> {
  const heading = () => document.querySelector('#patch h2')?.textContent;
  const before = heading();
  const began = performance.now();
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '1', code: 'Digit1', bubbles: true }));
  return new Promise((resolve) => {
    const look = () => {
      if (heading() !== before) requestAnimationFrame(() => resolve(performance.now() - began));
      else requestAnimationFrame(look);
    };
    look();
  });
}

/** Runs in the page before its own scripts: notes when its parts first stand there. A locator would cost it time. */
function record(): void {
  const seen: Record<string, number> = {};
  const holder = window as WithMap & { __seenMs?: Record<string, number> };
  holder.__seenMs = seen;
  const parts: Record<string, () => unknown> = {
    signIn: () => document.querySelector('.demoAccount'),
    list: () => document.querySelector('[role="option"]'),
    map: () => holder.__tuban?.map?.loaded() && holder.__tuban.map.areTilesLoaded(),
  };
  const look = () => {
    for (const [name, there] of Object.entries(parts))
      if (!(name in seen) && there()) seen[name] = performance.now();
    setTimeout(look, 10);
  };
  look();
}

/** Milliseconds from the start of the navigation until this part stood there. */
async function seenMs(page: Page, name: 'signIn' | 'list' | 'map'): Promise<number> {
  // As a function: the page's content security policy forbids evaluating text.
  const seen = (part: string) => (window as { __seenMs?: Record<string, number> }).__seenMs?.[part];
  const handle = await page.waitForFunction(seen, name, { timeout: 60_000, polling: 100 });
  return Math.round((await handle.jsonValue())!);
}

/** An empty cache, and what came over the line. */
async function cold(browser: Browser) {
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'zh-CN' });
  const page = await context.newPage();
  const session: CDPSession = await context.newCDPSession(page);
  await session.send('Network.enable');
  const bytes = { requests: 0, received: 0 };
  session.on('Network.requestWillBeSent', () => {
    bytes.requests += 1;
  });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes.received += encodedDataLength;
  });
  const traffic = () => ({ requests: bytes.requests, kB: Math.round(bytes.received / 1000) });
  return { context, page, traffic };
}

/** A session cookie without the page: its caches stay cold. */
async function enter(context: BrowserContext, url: string): Promise<void> {
  const { demoAccounts } = await (await context.request.get(`${url}/api/session`)).json();
  const { login } = demoAccounts.find((account: { name: string }) => account.name === '张宇');
  const answer = await context.request.post(`${url}/api/session/demo`, {
    data: { login },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`no demo session: ${answer.status()} ${await answer.text()}`);
}

/** Median of each figure over the rounds. */
function middle<T extends Record<string, number>>(rounds: T[]) {
  const names = Object.keys(rounds[0]!) as (keyof T)[];
  const median = (name: keyof T) =>
    rounds.map((round) => round[name]!).sort((a, b) => a - b)[rounds.length >> 1]!;
  return Object.fromEntries(names.map((name) => [name, median(name)]));
}
