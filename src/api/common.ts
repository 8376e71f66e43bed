import Type, { type Static } from 'typebox';

/** A word in both languages. */
export const TextSchema = Type.Object({ zh: Type.String(), en: Type.String() });

/** Every error answer: a stable code for programs and a sentence for people, saying what, where and how to go on. */
export const ErrorSchema = Type.Object({
  code: Type.String(),
  text: TextSchema,
  details: Type.Optional(Type.Unknown()),
});
export type ApiError = Static<typeof ErrorSchema>;

export const BBoxSchema = Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()], {
  description: 'west, south, east, north in degrees, CGCS2000',
});

/** GeoJSON Polygon or MultiPolygon, lon/lat degrees, CGCS2000. */
export const PolygonSchema = Type.Union([
  Type.Object({
    type: Type.Literal('Polygon'),
    coordinates: Type.Array(Type.Array(Type.Array(Type.Number(), { minItems: 2 }))),
  }),
  Type.Object({
    type: Type.Literal('MultiPolygon'),
    coordinates: Type.Array(Type.Array(Type.Array(Type.Array(Type.Number(), { minItems: 2 })))),
  }),
]);
export type PolygonJson = Static<typeof PolygonSchema>;
