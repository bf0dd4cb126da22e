/**
 * The minor units of an amount in thousands: 12.5 tkr are 1,250,000 öre. Exact for what a dataset may hold, whole öre up
 * to a trillion kronor: there the product's error is far less than half an öre.
 */
export function minorUnits(thousands: number): bigint {
  return BigInt(Math.round(thousands * 100_000));
}

/** An amount that need not be known, with the currency that the database wants exactly when there is an amount. */
export function money(thousands: number | null, currency: string) {
  return thousands === null ? { amount: null, currency: null } : { amount: minorUnits(thousands), currency };
}
