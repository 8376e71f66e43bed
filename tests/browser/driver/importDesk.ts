import type { Picked } from './importFiles.ts';
import type { Desk } from './tuban.ts';

/** Reading starts a thread of its own, which takes its time on a busy machine. */
const READ_MS = 90_000;

type Section = '图层' | '内容' | '文字' | '列' | '位置' | '字段' | '记录' | '导入为';

/** Somebody who brings in a file, in the trade's words. Knows the markup of choosing and previewing. */
export class ImportDesk {
  readonly desk: Desk;
  constructor(desk: Desk) {
    this.desk = desk;
  }

  get page() {
    return this.desk.page;
  }

  /** Picks files as in the browser's file dialog. */
  async pick(...files: Picked[]): Promise<void> {
    await this.page.locator('input[type=file]').first().setInputFiles(files);
  }

  /** Picks files and waits until their preview stands. */
  async preview(...files: Picked[]): Promise<void> {
    await this.pick(...files);
    await this.read();
  }

  /** Waits until the preview on screen is that of the choices made. */
  async read(): Promise<void> {
    await this.page.locator('form[aria-busy="false"]').waitFor({ timeout: READ_MS });
  }

  section(name: Section) {
    return this.page.getByRole('region', { name: /^预览：/ }).getByRole('region', { name, exact: true });
  }

  /** Takes one of several answers, as by a click, and waits for the file to be read again. */
  async take(section: Section, answer: string | RegExp): Promise<void> {
    await this.section(section).getByRole('radio', { name: answer }).first().check({ force: true });
    await this.page.locator('form[aria-busy="true"]').waitFor();
    await this.read();
  }

  /** What fills one of our columns. */
  field(column: string) {
    return this.section('字段').getByRole('combobox', { name: `“${column}”取自` });
  }

  async map(column: string, field: string): Promise<void> {
    await this.field(column).click();
    await this.page.getByTitle(field, { exact: true }).last().click();
  }

  /** The row of one of our columns, as it is read on screen. */
  async row(column: string): Promise<string> {
    const has = this.page.getByRole('combobox', { name: `“${column}”取自` });
    return (await this.section('字段').getByRole('row').filter({ has }).textContent())!;
  }

  async name(batch: string): Promise<void> {
    await this.page.getByRole('textbox', { name: '批次名称' }).fill(batch);
  }

  get confirm() {
    return this.page.getByRole('button', { name: /^(再次)?(导入( \d+ 个.*)?|更正批次)$/ });
  }

  get jobs() {
    return this.page.getByRole('region', { name: '任务' });
  }

  /** The job whose title names a file or batch, once it has ended. */
  async ended(named: string): Promise<string> {
    const job = this.jobs
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`导入 · .*${named}`) })
      .first();
    await job.getByText(/^(✓ 完成|✕ 未导入)$/).waitFor();
    return (await job.textContent())!;
  }

  /** Starts the import and waits for its end; answers what the job named by its file or batch then says. */
  async import(named: string): Promise<string> {
    await this.confirm.click();
    await this.page.getByRole('region', { name: /^预览：/ }).waitFor({ state: 'detached' });
    return this.ended(named);
  }

  /** Imports the file as a new batch. */
  async importAs(batch: string): Promise<string> {
    await this.name(batch);
    return this.import(batch);
  }
}
