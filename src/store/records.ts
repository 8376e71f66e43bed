import type { Selectable } from 'kysely';
import { isCodeSystem } from '../domain/landClassTables.ts';
import type { LayerKind } from '../domain/layerKind.ts';
import type { Role } from '../domain/role.ts';
import type { Database } from './schema.ts';
import type { AccountRecord, BatchRecord, LayerVersion } from './store.ts';

type AccountRow = Omit<Selectable<Database['account']>, 'password_hash'>;

export const ACCOUNT_COLUMNS = ['id', 'login', 'name', 'role', 'disabled', 'demo', 'created_at'] as const;

export function accountRecord(row: AccountRow): AccountRecord {
  const { id, login, name, role, disabled, demo, created_at } = row;
  return {
    id,
    login,
    name,
    role: role as Role,
    disabled: disabled === 1,
    demo: demo === 1,
    createdAt: created_at,
  };
}

export function batchRecord(row: Selectable<Database['batch']>): BatchRecord {
  const { id, name, source, period, issued_on, deadline, imported_by, imported_at, patches, report } = row;
  return {
    id,
    name,
    source,
    period,
    issuedOn: issued_on,
    deadline,
    importedBy: imported_by,
    importedAt: imported_at,
    patches,
    report: JSON.parse(report),
  };
}

export function layerVersion(row: Selectable<Database['layer_version']>): LayerVersion {
  return {
    id: row.id,
    kind: row.kind as LayerKind,
    label: row.label,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    zones: row.zones,
    areaM2: row.area_m2,
    bbox: [row.west ?? 0, row.south ?? 0, row.east ?? 0, row.north ?? 0],
    importedBy: row.imported_by,
    importedAt: row.imported_at,
    report: JSON.parse(row.report),
    codeSystem: isCodeSystem(row.code_system) ? row.code_system : 'survey3',
  };
}
