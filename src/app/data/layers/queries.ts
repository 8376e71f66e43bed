import { queryOptions } from '@tanstack/react-query';
import type { FaultKind } from '../../../api/layers.ts';
import { api, keys } from '../../client/api.ts';

/** Events tell of every change; this only helps while a check is under way. */
const CHECKING_MS = 4000;
export const FAULTS_PAGE = 200;

export const versionsQuery = queryOptions({
  queryKey: keys.layers,
  queryFn: api.layerVersions,
  refetchInterval: ({ state }) =>
    state.data?.versions.some(({ faults }) => faults === null) ? CHECKING_MS : false,
});

export const checkQuery = (versionId: number) =>
  queryOptions({
    queryKey: keys.layerCheck(versionId),
    queryFn: ({ signal }) => api.layerCheck(versionId, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? CHECKING_MS : false),
  });

/** Faults `page × FAULTS_PAGE` and following, the largest first. */
export const faultPageQuery = (versionId: number, kind: FaultKind | undefined, page: number) =>
  queryOptions({
    queryKey: keys.layerFaults(versionId, kind, page),
    queryFn: ({ signal }) =>
      api.layerFaults(versionId, { kind, offset: page * FAULTS_PAGE, limit: FAULTS_PAGE }, signal),
  });

export const faultQuery = (versionId: number, faultId: number) =>
  queryOptions({
    queryKey: keys.layerFault(versionId, faultId),
    queryFn: ({ signal }) => api.layerFault(versionId, faultId, signal),
  });

export const validityLogQuery = (versionId: number) =>
  queryOptions({ queryKey: keys.validityLog(versionId), queryFn: () => api.validityLog(versionId) });
