const NAMED_ZONES: { readonly [name: string]: number } = {
  ...{ utc: 0, ut: 0, gmt: 0, est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7 },
  ...{ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, k: 10, l: 11, m: 12 },
  ...{ n: -1, o: -2, p: -3, q: -4, r: -5, s: -6, t: -7, u: -8, v: -9, w: -10, x: -11, y: -12, z: 0 },
};

/** Returns the offset from UTC in seconds; `undefined` for a zone that Ruby's `Time.parse` ignores, such as `GMT+1`. */
export function offsetOf(zone: string): number | undefined {
  const named = Object.hasOwn(NAMED_ZONES, zone) ? NAMED_ZONES[zone] : undefined;
  if (named !== undefined) return named * 3600;
  const [, sign, hours = '', , minutes = '0', seconds = '0'] =
    /^([-+])(\d{2})(?:(:?)(\d{2})(?:\3(\d{2}))?)?$/.exec(zone) ?? [];
  if (sign === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}
