/** A decimal number as `digits / 10^scale`, exactly. */
type Decimal = { digits: bigint; scale: number };

const MU_FACTOR: Decimal = { digits: 15n, scale: 4 };
const HECTARE_FACTOR: Decimal = { digits: 1n, scale: 4 };
const ONE: Decimal = { digits: 1n, scale: 0 };

/** The decimal that a number is written as: 1.005 means 1.005, not the binary fraction just below it. */
function toDecimal(value: number): Decimal {
  const [mantissa, exponent = '0'] = String(value).split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** `value × factor` in units of 10^−decimals, rounded half away from zero without an error before. */
function roundedUnits(value: number, factor: Decimal, decimals: number): bigint {
  const { digits, scale } = toDecimal(value);
  const product = digits * factor.digits;
  const drop = scale + factor.scale - decimals;
  if (drop <= 0) return product * 10n ** BigInt(-drop);
  const divisor = 10n ** BigInt(drop);
  const size = product < 0n ? -product : product;
  const units = (2n * size + divisor) / (2n * divisor);
  return product < 0n ? -units : units;
}

function unitsToText(units: bigint, decimals: number): string {
  const size = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const sign = units < 0n ? '-' : '';
  return decimals === 0
    ? sign + size
    : `${sign}${size.slice(0, -decimals)}.${size.slice(size.length - decimals)}`;
}

function format(value: number, factor: Decimal, decimals: number): string {
  return Number.isFinite(value) ? unitsToText(roundedUnits(value, factor, decimals), decimals) : '—';
}

/** A number with so many decimals, half rounded up, no thousands separators; "—" when it is not a number. */
export function formatDecimal(value: number, decimals: number): string {
  return format(value, ONE, decimals);
}

/** Square metres with two decimals, as TBMJ is kept. */
export function formatM2(areaM2: number): string {
  return format(areaM2, ONE, 2);
}

/** Mu (亩) with two decimals from unrounded square metres: × 0.0015, rounded once. */
export function formatMu(areaM2: number): string {
  return format(areaM2, MU_FACTOR, 2);
}

/** Hectares (公顷) with four decimals from unrounded square metres. */
export function formatHectares(areaM2: number): string {
  return format(areaM2, HECTARE_FACTOR, 4);
}

/** Rounded half up on the decimal that is written: `roundHalfUp(1.005, 2)` is 1.01. */
export function roundHalfUp(value: number, decimals: number): number {
  return Number.isFinite(value) ? Number(formatDecimal(value, decimals)) : value;
}

/** Mu (亩) rounded once to two decimals, as `formatMu` shows it. */
export function roundedMu(areaM2: number): number {
  return Number.isFinite(areaM2) ? Number(formatMu(areaM2)) : areaM2;
}

/**
 * Rounds parts to multiples of `step` so that they add up to the rounded total (平差, largest remainder): each is
 * rounded down, and what is missing goes to those that lost most. All in the same unit; `step` is 0.01 for mu.
 * Throws when the parts do not make up the total, for then something else is wrong.
 */
export function apportion(parts: readonly number[], total: number, step = 0.01): number[] {
  const decimals = toDecimal(step).scale;
  const totalUnits = Math.round(roundHalfUp(total / step, 0));
  // a part like 0.29 is 28.999999999999996 steps; the hair must not cost it a whole one
  const quotas = parts.map((part) => Number((part / step).toPrecision(14)));
  const units = quotas.map(Math.floor);
  const missing = totalUnits - units.reduce((sum, u) => sum + u, 0);
  if (!(missing >= 0 && missing <= parts.length)) {
    const sum = parts.reduce((s, part) => s + part, 0);
    throw new RangeError(
      `各部分之和 ${sum} 与总数 ${total} 不符 parts add up to ${sum}, not to the total ${total}`,
    );
  }
  const byRemainder = quotas.map((_, i) => i).sort((a, b) => quotas[b] - units[b] - (quotas[a] - units[a]));
  for (const i of byRemainder.slice(0, missing)) units[i]++;
  return units.map((u) => roundHalfUp(u * step, decimals));
}

/**
 * Parts of an area in mu (亩) with two decimals that add up, as decimals, exactly to `formatMu(totalM2)` (平差,
 * largest remainder). Square metres in, unrounded; parts may be negative, such as ground counted twice. Worked out on
 * the decimals that the numbers are written as, without a rounding before. Throws when the parts do not make up the
 * total, for then something else is wrong.
 */
export function apportionMu(partsM2: readonly number[], totalM2: number): string[] {
  const decimals = [...partsM2, totalM2].map(toDecimal);
  // units of 0.01 mu as fractions with one denominator
  const scale = Math.max(...decimals.map((decimal) => decimal.scale), 0) + MU_FACTOR.scale - 2;
  const denominator = 10n ** BigInt(Math.max(scale, 0));
  const quotas = partsM2.map((_, i) => {
    const { digits, scale: own } = decimals[i];
    return digits * MU_FACTOR.digits * 10n ** BigInt(scale - (own + MU_FACTOR.scale - 2));
  });
  const floors = quotas.map((quota) => (quota - mod(quota, denominator)) / denominator);
  const missing = Number(
    roundedUnits(totalM2, MU_FACTOR, 2) - floors.reduce((sum, units) => sum + units, 0n),
  );
  if (!(missing >= 0 && missing <= partsM2.length)) {
    const sum = partsM2.reduce((s, part) => s + part, 0);
    throw new RangeError(
      `各部分之和 ${sum} ㎡ 与总数 ${totalM2} ㎡ 不符 parts add up to ${sum} ㎡, not to the total ${totalM2} ㎡`,
    );
  }
  const left = quotas.map((quota) => mod(quota, denominator));
  const byRemainder = left
    .map((_, i) => i)
    .sort((a, b) => (left[a] === left[b] ? a - b : left[a] < left[b] ? 1 : -1));
  for (const i of byRemainder.slice(0, missing)) floors[i] += 1n;
  return floors.map((units) => unitsToText(units, 2));
}

/** The remainder that is never negative, so that a negative part, too, is rounded down first. */
const mod = (value: bigint, by: bigint): bigint => ((value % by) + by) % by;
