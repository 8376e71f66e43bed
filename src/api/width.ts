import Type, { type Static } from 'typebox';

const Position = Type.Tuple([Type.Number(), Type.Number()], { description: 'lon, lat in degrees, CGCS2000' });

/** Width of a narrow patch (a road, say) along its axis, in metres on the ellipsoid. */
export const WidthSchema = Type.Object({
  minM: Type.Number(),
  medianM: Type.Number(),
  maxM: Type.Number(),
  lengthM: Type.Number({ description: 'of the axis' }),
  axis: Type.Array(Position),
  /** Where the narrowest, the middling and the widest place are: the line across the patch. */
  places: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('min'), Type.Literal('median'), Type.Literal('max')]),
      widthM: Type.Number(),
      line: Type.Tuple([Position, Position]),
    }),
  ),
});
export type Width = Static<typeof WidthSchema>;
