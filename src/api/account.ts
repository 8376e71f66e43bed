import Type, { type Static } from 'typebox';
import { ACCOUNT_KEYS, type AccountKey } from '../domain/account.ts';
import { LayerKindSchema } from './catalog.ts';
import { BBoxSchema, PolygonSchema, TextSchema } from './common.ts';

const Shape = Type.Union([PolygonSchema, Type.Null()]);
const Box = Type.Union([BBoxSchema, Type.Null()]);

/** One line of the closed account (闭合账); the lines add up to the patch. */
export const AccountLineSchema = Type.Object({
  key: Type.Unsafe<AccountKey>(Type.Union(ACCOUNT_KEYS.map((key) => Type.Literal(key)))),
  areaM2: Type.Number({ description: '㎡, unrounded; baseOverlap is zero or negative' }),
  shownMu: Type.String({ description: '亩, two decimals; the lines add up to totalMu exactly' }),
  /** Land classes that make up the line, largest first; empty for noBase and baseOverlap. */
  classes: Type.Array(
    Type.Object({ code: Type.String(), name: Type.String(), areaM2: Type.Number({ description: '㎡' }) }),
  ),
});
export type AccountLine = Static<typeof AccountLineSchema>;

/** A figure outside the sum (其中): ground that already counts in one of the lines. */
export const WithinSchema = Type.Object({
  key: Type.String({ description: 'a layer kind, or a land class figure such as grass0401' }),
  name: TextSchema,
  areaM2: Type.Number({ description: '㎡, unrounded' }),
  mu: Type.String({ description: '亩, two decimals, rounded half up by itself' }),
});
export type Within = Static<typeof WithinSchema>;

/** What a patch is made of on one version of the land-use layer, closed to the patch area. */
export const AccountSchema = Type.Object({
  layerVersionId: Type.Integer(),
  label: Type.String(),
  tableVersion: Type.String({ description: 'of the land class table that grouped the codes' }),
  codeSystem: Type.String({
    description: 'code system of the land-use layer: survey3, planning2023, survey2',
  }),
  totalM2: Type.Number({ description: 'patch area, ㎡, unrounded' }),
  totalMu: Type.String(),
  residualM2: Type.Number({ description: 'patch − Σ lines: rounding of the arithmetic, shown as it is' }),
  lines: Type.Array(AccountLineSchema),
  within: Type.Array(WithinSchema),
  doubtful: Type.Boolean({ description: 'at least 1 ㎡ without base data or covered twice' }),
});
export type Account = Static<typeof AccountSchema>;

/** Where the base data leaves the patch bare and where it lies over itself; null for nothing. */
export const AccountShapesSchema = Type.Object({
  noBase: Shape,
  noBaseBbox: Box,
  baseOverlap: Shape,
  baseOverlapBbox: Box,
});
export type AccountShapes = Static<typeof AccountShapesSchema>;

/** How far the zones of one layer (several approvals, say) cover a patch together; ground covered twice counts once. */
export const CoverageSchema = Type.Object({
  kind: LayerKindSchema,
  layerVersionId: Type.Integer(),
  label: Type.String(),
  zones: Type.Array(
    Type.Object({
      zoneId: Type.Integer(),
      name: Type.String(),
      areaM2: Type.Number({ description: '㎡ of the patch under this zone' }),
      share: Type.Number({ description: 'of the patch area, 0..1' }),
    }),
  ),
  coveredM2: Type.Number({ description: '㎡ under at least one zone' }),
  coveredShare: Type.Number(),
  uncoveredM2: Type.Number(),
  /** 耕地 in the uncovered remainder; null while land use is not measured. */
  uncoveredFarmlandM2: Type.Union([Type.Number(), Type.Null()]),
  overlapM2: Type.Number({ description: 'Σ zones − union: ground counted more than once' }),
});
export type Coverage = Static<typeof CoverageSchema>;

export const CoverageWithShapeSchema = Type.Object({
  ...CoverageSchema.properties,
  /** The remainder as a shape; null where nothing remains. */
  uncovered: Shape,
  uncoveredBbox: Box,
});
export type CoverageWithShape = Static<typeof CoverageWithShapeSchema>;
