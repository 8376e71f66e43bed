import type { AccountShapes, CoverageWithShape } from '../../api/account.ts';
import type { Catalog } from '../../api/catalog.ts';
import type { PolygonJson } from '../../api/common.ts';
import type { ImportQuery, Job, SiteReport } from '../../api/jobs.ts';
import type { PatchDetail, PatchTable, Signed, SignVerdict } from '../../api/patches.ts';
import type { Account, NewAccount, Session } from '../../api/session.ts';
import type { LayerKind } from '../../domain/layerKind.ts';
import { request } from './request.ts';

/** The API as the page calls it, one line a route. Keys of the query cache stand beside in `keys`. */
export const api = {
  session: () => request<Session>('/api/session'),
  signIn: (login: string, password: string) =>
    request<Session>('/api/session', { method: 'POST', json: { login, password } }),
  signInDemo: (login: string) => request<Session>('/api/session/demo', { method: 'POST', json: { login } }),
  signOut: () => request<Session>('/api/session', { method: 'DELETE' }),
  setUp: (first: { login: string; name: string; password: string }) =>
    request<Session>('/api/setup', { method: 'POST', json: first }),

  catalog: () => request<Catalog>('/api/catalog'),
  patchTable: () => request<PatchTable>('/api/patches'),
  patch: (id: number, signal?: AbortSignal) => request<PatchDetail>(`/api/patches/${id}`, { signal }),
  accountShapes: (id: number, signal?: AbortSignal) =>
    request<AccountShapes>(`/api/patches/${id}/account/shapes`, { signal }),
  coverage: (id: number, kind: LayerKind, signal?: AbortSignal) =>
    request<CoverageWithShape>(`/api/patches/${id}/coverage/${kind}`, { signal }),
  sign: (id: number, verdict: SignVerdict) =>
    request<Signed>(`/api/patches/${id}/verdicts`, { method: 'POST', json: verdict }),
  undo: (id: number, baseVersion: number) =>
    request<Signed>(`/api/patches/${id}/undo`, { method: 'POST', json: { baseVersion } }),

  checkSite: (geometry: PolygonJson, signal?: AbortSignal) =>
    request<SiteReport>('/api/site-check', { method: 'POST', json: { geometry }, signal }),

  startImport: (file: File, query: Omit<ImportQuery, 'fileName'>, signal?: AbortSignal) =>
    request<Job>('/api/imports', {
      method: 'POST',
      body: file,
      query: { ...query, fileName: file.name },
      signal,
    }),
  jobs: () => request<Job[]>('/api/jobs'),
  cancelJob: (id: number) => request<Job>(`/api/jobs/${id}`, { method: 'DELETE' }),

  accounts: () => request<Account[]>('/api/accounts'),
  createAccount: (account: NewAccount) =>
    request<Account>('/api/accounts', { method: 'POST', json: account }),
  changeAccount: (
    id: number,
    change: Partial<Pick<Account, 'name' | 'role' | 'disabled'> & { password: string }>,
  ) => request<Account>(`/api/accounts/${id}`, { method: 'PATCH', json: change }),
};

export const keys = {
  session: ['session'] as const,
  catalog: ['catalog'] as const,
  patchTable: ['patchTable'] as const,
  patch: (id: number) => ['patch', id] as const,
  // Below the patch's own key: what makes the detail stale makes these stale.
  accountShapes: (id: number) => ['patch', id, 'accountShapes'] as const,
  coverage: (id: number, kind: LayerKind) => ['patch', id, 'coverage', kind] as const,
  jobs: ['jobs'] as const,
  accounts: ['accounts'] as const,
};
