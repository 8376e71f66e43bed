import type { CodeSystem } from '../../domain/landClassTables.ts';
import type { LayerKind } from '../../domain/layerKind.ts';
import type { FlatPolygon } from '../../geo/flat.ts';
import type { PolygonList } from '../../geo/polygonList.ts';
import type { BBox, BoxSpan, Intake, RawAttributes } from './common.ts';

export type LayerVersion = {
  id: number;
  kind: LayerKind;
  label: string;
  validFrom: string;
  /** '' while in force. */
  validTo: string;
  zones: number;
  areaM2: number;
  bbox: BBox;
  importedBy: string;
  importedAt: string;
  report: unknown;
  /** Of the land classes of its zones; without meaning for a layer that has none. */
  codeSystem: CodeSystem;
};

export type NewZone = {
  classCode: string;
  className: string;
  name: string;
  areaM2: number;
  raw: RawAttributes;
  polygon: FlatPolygon;
};

export type ZoneRow = Omit<NewZone, 'raw' | 'polygon'> & { id: number };

export type ClassTotal = {
  code: string;
  name: string;
  zones: number;
  areaM2: number;
};

/** A whole layer version: the id of each zone, and its polygon at the same place. */
export type LayerPolygons = { ids: Float64Array; polygons: PolygonList };

/** `codeSystem` of the land classes, where it was not known at the beginning. */
export interface ZoneIntake extends Intake<NewZone, LayerVersion> {
  commit(report: unknown, codeSystem?: CodeSystem): Promise<LayerVersion>;
}

export interface LayerStore {
  /** All polygons of a version, ordered by id; empty for a version that there is not. */
  polygons(versionId: number): Promise<LayerPolygons>;
  /** Versions in force, one a kind. */
  current(): Promise<LayerVersion[]>;
  version(id: number): Promise<LayerVersion | null>;
  /** Every version of every kind that was imported, the newest import first. */
  versions(): Promise<LayerVersion[]>;
  /**
   * Changes the days on which a version is in force, and keeps that it did. Throws StoreError where they end before
   * they begin or run into another version of the kind; null where there is no such version.
   */
  setValidity(
    id: number,
    dates: { validFrom: string; validTo: string },
    by: string,
    at: string,
  ): Promise<LayerVersion | null>;
  /** Every change of the dates of a version, the newest first. */
  validityLog(id: number): Promise<ValidityChange[]>;
  /** Hands over class and attributes of each zone of a version, by id: less than reading them with their shapes. */
  attributes(
    versionId: number,
    visit: (zone: Pick<ZoneRow, 'id' | 'classCode' | 'className'> & { raw: RawAttributes }) => void,
  ): Promise<void>;
  /** Own area and attributes of some zones of a version, by id. */
  attributesOf(
    versionId: number,
    ids: readonly number[],
  ): Promise<Map<number, { areaM2: number; raw: RawAttributes }>>;
  classes(versionId: number): Promise<ClassTotal[]>;
  /**
   * On commit takes its place among the versions of its kind by `validFrom`: it replaces the one in force, which is
   * kept with its end date; an older one is put before it.
   */
  begin(
    version: Pick<LayerVersion, 'kind' | 'label' | 'validFrom' | 'importedBy' | 'importedAt'> &
      Partial<Pick<LayerVersion, 'codeSystem'>>,
  ): Promise<ZoneIntake>;
  /**
   * Zones of a version, by id: all, or those whose box meets `bbox`. With `leastSpan` only those whose box is at least
   * that wide or that high; the spatial index decides, so the others are never read.
   */
  zones(versionId: number, bbox?: BBox, leastSpan?: BoxSpan): Promise<(ZoneRow & { polygon: FlatPolygon })[]>;
  /** Some zones of a version by their ids, in that order; ids that it does not have are left out. */
  zonesById(versionId: number, ids: readonly number[]): Promise<(ZoneRow & { polygon: FlatPolygon })[]>;
  zone(
    versionId: number,
    zoneId: number,
  ): Promise<(ZoneRow & { raw: RawAttributes; polygon: FlatPolygon }) | null>;
  sweep(): Promise<void>;
}

export type ValidityChange = {
  validFrom: string;
  validTo: string;
  wasFrom: string;
  wasTo: string;
  by: string;
  at: string;
  why: 'replaced' | 'changed';
};
