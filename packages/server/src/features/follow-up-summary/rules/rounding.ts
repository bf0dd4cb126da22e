/** An exact number: shares and means are decided on these and become binary fractions only in the answer. */
export interface Rational {
  readonly n: bigint;
  /** Always positive. */
  readonly d: bigint;
}

/** n/d. Throws RangeError when d is 0: callers decide what an empty denominator means. */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  const [num, den] = [BigInt(n), BigInt(d)];
  if (den === 0n) throw new RangeError("A rational number needs a denominator other than 0.");
  return den > 0n ? { n: num, d: den } : { n: -num, d: -den };
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads a decimal number in text, "-62.5". Throws RangeError on anything else. */
export function decimal(text: string): Rational {
  const match = DECIMAL.exec(text);
  if (match === null) throw new RangeError(`Not a decimal number: ${JSON.stringify(text)}. Write it like 62.5.`);
  const [, sign = "", whole = "0", fraction = ""] = match;
  return rational(BigInt(`${sign}${whole}${fraction}`), 10n ** BigInt(fraction.length));
}

export const ZERO: Rational = rational(0n);

export function add(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { n: -b.n, d: b.d });
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

/** a/b, or null when b is 0. */
export function divide(a: Rational, b: Rational): Rational | null {
  return b.n === 0n ? null : rational(a.n * b.d, a.d * b.n);
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Half up (R-E): 68.75 → 68.8, and −0.25 → −0.2, since up is up also below zero. */
export function roundHalfUp(value: Rational, decimals: number): number {
  const { n, d } = value;
  const doubled = 2n * n * 10n ** BigInt(decimals) + d;
  const divisor = 2n * d;
  const truncated = doubled / divisor;
  const floor = doubled % divisor < 0n ? truncated - 1n : truncated;
  return Number(floor) / 10 ** decimals;
}

/** The nearest number to an exact sum that the answer gives unrounded. */
export function toNumber(value: Rational): number {
  return Number(value.n) / Number(value.d);
}

/** part/whole in percent with one decimal, half up; null when whole is 0. */
export function percentage(part: bigint | number, whole: bigint | number): number | null {
  return BigInt(whole) === 0n ? null : roundHalfUp(rational(100n * BigInt(part), whole), 1);
}

/** part/whole with two decimals, half up; null when whole is 0. */
export function ratio(part: bigint | number, whole: bigint | number): number | null {
  return BigInt(whole) === 0n ? null : roundHalfUp(rational(part, whole), 2);
}
