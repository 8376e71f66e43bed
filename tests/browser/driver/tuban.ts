import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BrowserContext, Page, Request } from 'playwright-core';
import type { Place } from './place.ts';

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
/** Screenshots go to a scratch folder, or into the documents by `npm run screenshots`. */
export const SCREENSHOTS = resolve(
  import.meta.dirname,
  '../../..',
  process.env.TUBAN_SCREENSHOTS || 'tests/.out/screenshots',
);

type Verdict = '合法' | '违法' | '其他' | '需外业核查' | '整改到位';

/** A person at a screen, in the trade's words. The only place in the tests that knows the page's markup. */
export class Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses of other hosts that the page asked for; must stay empty. */
  readonly foreign: string[] = [];
  /** Errors that the page threw or logged. */
  readonly errors: string[] = [];
  readonly #waiting = new Set<Request>();

  private constructor(context: BrowserContext, page: Page, url: string) {
    this.context = context;
    this.page = page;
    const own = new URL(url).host;
    page.on('request', (request) => {
      const asked = new URL(request.url());
      if (/^(https?|wss?):$/.test(asked.protocol) && asked.host !== own) this.foreign.push(request.url());
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('request', (request) => {
      if (request.method() === 'POST') this.#waiting.add(request);
    });
    page.on('requestfinished', (request) => this.#waiting.delete(request));
    page.on('requestfailed', (request) => this.#waiting.delete(request));
  }

  /** Waits until the server has answered every write: only what it acknowledged is promised to last. */
  async acknowledged(): Promise<void> {
    while (this.#waiting.size > 0) await this.page.waitForTimeout(20);
  }

  /** Opens the page and enters with a demo account of this role and name. */
  static async sit(
    { browser, server: { url } }: Place,
    who: string,
    options: { viewport?: typeof WIDE; path?: string; lang?: 'zh' | 'en'; theme?: 'light' | 'dark' } = {},
  ): Promise<Desk> {
    const context = await browser.newContext({
      viewport: options.viewport ?? WIDE,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: options.theme ?? 'light',
      hasTouch: options.viewport === PHONE,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    if (options.lang === 'en') await page.addInitScript(() => localStorage.setItem('tuban.lang', 'en'));
    const desk = new Desk(context, page, url);
    await page.goto(url + (options.path ?? '/'));
    await page.getByRole('button', { name: who }).first().click();
    await desk.page
      .getByRole('navigation', { name: /^(工作区|Workspaces)$/ })
      .first()
      .waitFor();
    if (!options.path || options.path.startsWith('/triage')) await desk.list.waitFor();
    return desk;
  }

  async leave(): Promise<void> {
    await this.context.close();
  }

  // ── 图斑列表 ──
  get list() {
    return this.page.getByRole('listbox', { name: /^(图斑列表|Patches)$/ });
  }

  async rows(): Promise<string[]> {
    return this.list
      .getByRole('option')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')!));
  }

  /** Opens the patch of a row by its code, or the first row. */
  async open(code?: string): Promise<string> {
    const row = code ? this.row(code) : this.list.getByRole('option').first();
    // Read first: on a phone the patch takes the list's place.
    const label = (await row.getAttribute('aria-label'))!;
    await row.click();
    await this.heading(codeOf(label)).waitFor();
    return codeOf(label);
  }

  row(code: string) {
    return this.list.getByRole('option', { name: code });
  }

  heading(code: string) {
    return this.page.getByRole('heading', { name: code });
  }

  async openedCode(): Promise<string> {
    return codeOf((await this.list.locator('[aria-selected="true"]').getAttribute('aria-label'))!);
  }

  /** What the list says of a patch, e.g. 违法; waits for it. */
  async expectState(code: string, state: string, timeoutMs = 30_000): Promise<void> {
    await this.list.getByRole('option', { name: `${code}，${state}，` }).waitFor({ timeout: timeoutMs });
  }

  // ── 判定 ──
  verdict(name: Verdict) {
    return this.page.getByRole('button', { name, exact: true });
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  // ── 地图 ──
  /** Waits until MapLibre has drawn all that it asked for. */
  async mapDrawn(): Promise<void> {
    await this.page.waitForFunction(
      () => {
        const map = (
          window as unknown as { __tuban?: { map?: { loaded(): boolean; areTilesLoaded(): boolean } } }
        ).__tuban?.map;
        return map?.loaded() && map.areTilesLoaded();
      },
      undefined,
      { timeout: 60_000, polling: 200 },
    );
  }

  // ── 闭合账、审批覆盖、宽度 ──
  section(name: '闭合账' | '审批覆盖' | '宽度') {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** The account as it is read on screen: a figure a line, what is taken off negative, and the total below. */
  async account(): Promise<{ lines: Map<string, string>; total: string; closes: boolean }> {
    await this.section('闭合账').waitFor();
    const rows = await this.section('闭合账')
      .getByRole('table', { name: '闭合账' })
      .getByRole('row')
      .evaluateAll((all) =>
        // Not the head, and not the classes of an opened line: they are in the line already.
        all.slice(1).flatMap((row) => {
          if (row.classList.contains('account-class')) return [];
          const name = row.querySelector('th')!.cloneNode(true) as HTMLElement;
          for (const aside of name.querySelectorAll('.visuallyHidden, .account-hint')) aside.remove();
          const figure = row.querySelector('td')!.textContent!.trim().replace('−', '-');
          return [[name.textContent!.trim(), figure]];
        }),
      );
    const [last, total] = rows.pop()!;
    return { lines: new Map(rows as [string, string][]), total: total!, closes: /闭合$/.test(last!) };
  }

  /** The button of a figure that can be drawn on the map. */
  figure(section: '闭合账' | '审批覆盖' | '宽度', name: string) {
    return this.section(section).getByRole('button', { name: new RegExp(name) });
  }

  /** What the map has drawn to explain a figure: its kind, its labels, and the box round it; empty for nothing. */
  async drawn(): Promise<{ kinds: string[]; labels: string[]; box: [number, number, number, number] }> {
    await this.mapDrawn();
    return this.page.evaluate(() => {
      type Feature = { properties: { kind: string; label?: string }; geometry: { coordinates: unknown } };
      type Map = { queryRenderedFeatures(options: object): Feature[] };
      const { map } = (window as unknown as { __tuban: { map: Map } }).__tuban;
      const layers = ['annotation-casing', 'annotation-mark'];
      const features = map.queryRenderedFeatures({ layers });
      const box: [number, number, number, number] = [180, 90, -180, -90];
      const numbers = features.flatMap(
        (one) => (one.geometry.coordinates as number[][]).flat(Number.POSITIVE_INFINITY) as number[],
      );
      for (let i = 0; i < numbers.length; i += 2) {
        box[0] = Math.min(box[0], numbers[i]!);
        box[1] = Math.min(box[1], numbers[i + 1]!);
        box[2] = Math.max(box[2], numbers[i]!);
        box[3] = Math.max(box[3], numbers[i + 1]!);
      }
      const labels = features.flatMap((one) => one.properties.label ?? []);
      return {
        kinds: [...new Set(features.map((one) => one.properties.kind))].sort(),
        labels: [...new Set(labels)].sort(),
        box,
      };
    });
  }

  /** The box of the land that the map shows. */
  async inView(): Promise<{ west: number; south: number; east: number; north: number }> {
    return this.page.evaluate(() => {
      type Bounds = { getWest(): number; getSouth(): number; getEast(): number; getNorth(): number };
      const bounds = (
        window as unknown as { __tuban: { map: { getBounds(): Bounds } } }
      ).__tuban.map.getBounds();
      const [west, south, east, north] = [
        bounds.getWest(),
        bounds.getSouth(),
        bounds.getEast(),
        bounds.getNorth(),
      ];
      return { west, south, east, north };
    });
  }

  /** The legend of what is drawn, in words. */
  get legend() {
    return this.page.getByRole('region', { name: '图上标注' });
  }

  async goTo(workspace: string): Promise<void> {
    await this.page
      .getByRole('link', { name: new RegExp(`${workspace}$`) })
      .first()
      .click();
  }

  async screenshot(name: string): Promise<Buffer> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    return this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }

  /** Controls without an accessible name: none may exist. */
  async nameless(): Promise<string[]> {
    return this.page.evaluate(() => {
      const selector =
        'button, a[href], input:not([type=hidden]), select, textarea, [role=button], [role=slider], [role=separator][tabindex]';
      const named = (element: Element): boolean => {
        const labelledby = element.getAttribute('aria-labelledby');
        const labels = (element as HTMLInputElement).labels;
        return Boolean(
          element.getAttribute('aria-label')?.trim() ||
            labelledby?.split(/\s+/).some((id) => document.getElementById(id)?.textContent?.trim()) ||
            (labels?.length && [...labels].some((label) => label.textContent?.trim())) ||
            element.querySelector('[aria-label]:not([aria-hidden=true])') ||
            element.getAttribute('title')?.trim() ||
            element.textContent?.trim(),
        );
      };
      return [...document.querySelectorAll(selector)]
        .filter(
          (element) =>
            (element as HTMLElement).offsetParent !== null &&
            getComputedStyle(element).visibility !== 'hidden' &&
            !element.closest('[aria-hidden=true]'),
        )
        .filter((element) => !named(element))
        .map((element) => element.outerHTML.slice(0, 160));
    });
  }
}

const codeOf = (label: string) => label.split(/[，,]/)[0]!.trim();
