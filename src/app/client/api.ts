import type { AccountShapes, CoverageWithShape } from '../../api/account.ts';
import type { Catalog } from '../../api/catalog.ts';
import type { PolygonJson } from '../../api/common.ts';
import type { Reading } from '../../api/inspection.ts';
import type { ImportList, ImportReport, Job, SiteReport } from '../../api/jobs.ts';
import type {
  FaultDetail,
  FaultKind,
  FaultPage,
  LayerCheck,
  LayerVersionInfo,
  Validity,
  ValidityLog,
} from '../../api/layers.ts';
import type { PatchDetail, PatchTable, Signed, SignVerdict } from '../../api/patches.ts';
import type { Account, NewAccount, Session } from '../../api/session.ts';
import type { PreviewRequest, Upload, UploadImport, UploadShapes } from '../../api/uploads.ts';
import type { LayerKind } from '../../domain/layerKind.ts';
import type { DatedBasis } from '../router/search.ts';
import { request } from './request.ts';

const uploadPath = (id: string) => `/api/uploads/${encodeURIComponent(id)}`;

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
  patchOn: (id: number, basis: DatedBasis, signal?: AbortSignal) =>
    request<PatchDetail>(`/api/patches/${id}`, { query: { basis }, signal }),
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

  upload: (id: string, signal?: AbortSignal) => request<Upload>(uploadPath(id), { signal }),
  previewUpload: (id: string, asked: PreviewRequest, signal?: AbortSignal) =>
    request<Upload>(`${uploadPath(id)}/preview`, { method: 'PUT', json: asked, signal }),
  importUpload: (id: string, order: UploadImport) =>
    request<Job>(`${uploadPath(id)}/import`, { method: 'POST', json: order }),
  openSiteFile: (file: File, signal?: AbortSignal) =>
    request<Upload>('/api/uploads', {
      method: 'POST',
      body: file,
      query: { for: 'site', fileName: file.name },
      signal,
    }),
  uploadShapes: (
    id: string,
    { epsg, axisOrder, encoding, layerName, skipInvalid }: Reading,
    signal?: AbortSignal,
  ) =>
    request<UploadShapes>(`${uploadPath(id)}/shapes`, {
      query: { epsg, axisOrder, encoding, layerName, skipInvalid: skipInvalid ? 'true' : undefined },
      signal,
    }),
  discardUpload: (id: string) => request<unknown>(uploadPath(id), { method: 'DELETE' }),
  layerVersions: () => request<{ versions: LayerVersionInfo[] }>('/api/layers'),
  layerCheck: (id: number, signal?: AbortSignal) =>
    request<LayerCheck>(`/api/layers/${id}/check`, { signal }),
  layerFaults: (
    id: number,
    query: { kind?: FaultKind; offset: number; limit: number },
    signal?: AbortSignal,
  ) => request<FaultPage>(`/api/layers/${id}/faults`, { query, signal }),
  layerFault: (id: number, faultId: number, signal?: AbortSignal) =>
    request<FaultDetail>(`/api/layers/${id}/faults/${faultId}`, { signal }),
  validityLog: (id: number) => request<ValidityLog>(`/api/layers/${id}/validity`),
  setValidity: (id: number, validity: Validity) =>
    request<unknown>(`/api/layers/${id}/validity`, { method: 'POST', json: validity }),

  uploads: () => request<Upload[]>('/api/uploads'),
  importList: <T>(importId: string, list: ImportList, offset: number) =>
    request<T[]>(`/api/imports/${encodeURIComponent(importId)}/${list}`, { query: { offset } }),
  batchIssues: (id: string) =>
    request<{ fileName: string; importedBy: string; importedAt: string; report: ImportReport | null }[]>(
      `/api/batches/${encodeURIComponent(id)}/issues`,
    ),
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
  upload: (id: string) => ['upload', id] as const,
  patchOn: (id: number, basis: DatedBasis) => ['patch', id, 'basis', basis] as const,
  /** Everything about layer versions; an import or another validity makes it stale. */
  layers: ['layers'] as const,
  layerCheck: (id: number) => ['layers', id, 'check'] as const,
  layerFaults: (id: number, kind: FaultKind | undefined, page: number) =>
    ['layers', id, 'faults', kind, page] as const,
  layerFault: (id: number, faultId: number) => ['layers', id, 'fault', faultId] as const,
  validityLog: (id: number) => ['layers', id, 'validity'] as const,
  uploads: ['uploads'] as const,
  batchIssues: (id: string) => ['batchIssues', id] as const,
  jobs: ['jobs'] as const,
  accounts: ['accounts'] as const,
};
