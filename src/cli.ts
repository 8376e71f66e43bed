#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { UsageError } from './cli/arguments.ts';
import { HELP } from './cli/help.ts';
import { say } from './cli/terminal.ts';

/** The `tuban` command. Exit codes: 0 done, 1 failed, 2 not understood, 130 stopped by Ctrl+C. */
const COMMANDS: Record<string, () => Promise<(args: string[]) => Promise<number>>> = {
  serve: async () => (await import('./cli/serve.ts')).serve,
  inspect: async () => (await import('./cli/inspect.ts')).inspectCommand,
  import: async () => (await import('./cli/import.ts')).importCommand,
  export: async () => (await import('./cli/export.ts')).exportCommand,
  backup: async () => (await import('./cli/backup.ts')).backupCommand,
  overlay: async () => (await import('./cli/overlay.ts')).overlayCommand,
  area: async () => (await import('./cli/area.ts')).areaCommand,
  help: async () => async () => {
    process.stdout.write(HELP);
    return 0;
  },
};

/** Compiled code of the last run: a start takes about a fifth less. Where it cannot be written there is none. */
const COMPILE_CACHE = fileURLToPath(new URL('../node_modules/.cache/tuban/', import.meta.url));

const OLDEST_NODE = 24;

async function main([name = 'help', ...args]: string[]): Promise<number> {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    say(
      `需要 Node ${OLDEST_NODE}，当前是 ${process.versions.node}。请用 npm start（它会使用随项目安装的 Node）`,
    );
    say(
      `Node ${OLDEST_NODE} is needed, this is ${process.versions.node}. Use npm start, which runs the project's own`,
    );
    return 1;
  }
  module.enableCompileCache(COMPILE_CACHE);
  const command = /^(-h|--help)$/.test(name) ? 'help' : name;
  const load = COMMANDS[command];
  try {
    if (!load || !Object.hasOwn(COMMANDS, command))
      throw new UsageError(`没有命令 ${name}`, `no command ${name}`);
    return await (await load())(args);
  } catch (cause) {
    if (cause instanceof UsageError) {
      say(`${cause.text.zh}\n${cause.text.en}`);
      say('用法 / usage: tuban help');
      return 2;
    }
    const text = (cause as { text?: { zh: string; en: string } }).text;
    say(text ? `${text.zh}\n${text.en}` : `${(cause as Error).stack}`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
