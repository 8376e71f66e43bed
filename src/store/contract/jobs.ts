import type { Text } from '../../domain/text.ts';

export type JobRecord = {
  id: number;
  kind: 'import' | 'overlay' | 'check';
  title: Text;
  status: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  step: { zh: string; en: string };
  done: number;
  total: number;
  by: string;
  createdAt: string;
  finishedAt: string;
  error: { code: string; text: { zh: string; en: string } } | null;
  report: unknown;
  params: unknown;
};

export interface JobStore {
  create(job: Pick<JobRecord, 'kind' | 'title' | 'by' | 'params'>): Promise<JobRecord>;
  update(
    id: number,
    change: Partial<Omit<JobRecord, 'id' | 'kind' | 'createdAt' | 'params'>>,
  ): Promise<JobRecord>;
  get(id: number): Promise<JobRecord | null>;
  recent(limit: number): Promise<JobRecord[]>;
  unfinished(): Promise<JobRecord[]>;
}
