import { existsSync } from 'node:fs';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Software WebGL, so that the map draws on a machine without a graphics card, and nothing that calls home. */
const ARGS = [
  '--no-sandbox',
  '--no-zygote',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
];

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** On Linux x64 the Chromium that npm brought; elsewhere an installed Chrome or Edge, or what TUBAN_BROWSER names. */
async function executable(): Promise<string> {
  if (process.env.TUBAN_BROWSER) return process.env.TUBAN_BROWSER;
  if (process.platform === 'linux' && process.arch === 'x64') return packaged.executablePath();
  const found = INSTALLED.find((path) => existsSync(path));
  if (!found)
    throw new Error('No Chrome or Edge found for the browser tests: set TUBAN_BROWSER to its path.');
  return found;
}

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await executable(), args: ARGS, headless: true });
}
