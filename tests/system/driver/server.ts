import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client } from './client.ts';

const CLI = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));

/** `page` also serves the built page, building it first where it is missing or stale. */
export type StartOptions = { empty?: boolean; page?: boolean; env?: Record<string, string> };

/** The real program as its own process, on a port that the system chooses. */
export class TubanServer {
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #output: () => string;

  private constructor(process: ChildProcess, url: string, output: () => string) {
    this.#process = process;
    this.url = url;
    this.#output = output;
  }

  static async start(folder: string, { empty, page, env }: StartOptions = {}): Promise<TubanServer> {
    const child = spawn(
      process.execPath,
      [CLI, 'serve', ...(page ? [] : ['--no-page']), ...(empty ? ['--empty'] : [])],
      {
        env: { ...process.env, TUBAN_DATA: folder, TUBAN_HOST: '127.0.0.1', TUBAN_PORT: '0', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let text = '';
    const url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        text += chunk;
        const address = /http:\/\/\S+/.exec(text)?.[0];
        if (address) resolve(address);
      };
      child.stdout!.on('data', read);
      child.stderr!.on('data', (chunk: Buffer) => {
        text += chunk;
      });
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${text}`)));
    });
    return new TubanServer(child, url, () => text);
  }

  get output(): string {
    return this.#output();
  }

  get pid(): number {
    return this.#process.pid!;
  }

  client(): Client {
    return new Client(this.url);
  }

  async signedIn(login: string): Promise<Client> {
    const client = this.client();
    await client.signInDemo(login);
    return client;
  }

  /** As a power cut does it. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill(signal);
    await once(this.#process, 'exit');
  }
}

/** The program run to its end: what `tuban …` answers in a shell. */
export async function tuban(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, stdout, stderr };
}
