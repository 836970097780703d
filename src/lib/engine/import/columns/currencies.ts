/** Currency codes of ISO 4217 that may stand beside an amount; other three letters make it a text. */
const codes = 'AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR JOD JPY KES KRW KWD MXN MYR NGN NOK NZD OMR PEN PHP PLN RON SAR SEK SGD THB TND TRY TWD UAH USD VND ZAR'.split(' '); // prettier-ignore

const known = new Set(codes);

/** Signs and the currency each is taken for; a dollar is one of the USA unless a code says otherwise. */
const signs: Readonly<Record<string, string>> = { $: 'USD', '£': 'GBP', '€': 'EUR', '¥': 'JPY' };

/** A currency written at one end of a number: its code, and how many bytes it takes. */
export type WrittenCurrency = { readonly code: string; readonly length: number };

export function currencyBefore(bytes: Uint8Array, at: number): WrittenCurrency | undefined {
  const byte = bytes[at];
  if (byte === 36) return { code: 'USD', length: 1 };
  if (byte === 0xc2 && bytes[at + 1] === 0xa3) return { code: 'GBP', length: 2 };
  if (byte === 0xc2 && bytes[at + 1] === 0xa5) return { code: 'JPY', length: 2 };
  if (byte === 0xe2 && bytes[at + 1] === 0x82 && bytes[at + 2] === 0xac) return { code: 'EUR', length: 3 };
  if (!isCapital(byte) || !isCapital(bytes[at + 1]) || !isCapital(bytes[at + 2])) return undefined;
  const code = String.fromCharCode(byte!, bytes[at + 1]!, bytes[at + 2]!);
  return known.has(code) ? { code, length: 3 } : undefined;
}

export function currencyBehind(bytes: Uint8Array, end: number): WrittenCurrency | undefined {
  for (const length of [1, 2, 3]) {
    const found = currencyBefore(bytes, end - length);
    if (found?.length === length) return found;
  }
  return undefined;
}

/** How a currency may be written, for patterns. */
export const currencySpellings = (code: string): string[] => [
  code,
  ...Object.keys(signs).filter((sign) => signs[sign] === code)
];

/** The currency a written amount names, or undefined. */
export function currencyOf(text: string): string | undefined {
  const sign = /[$£€¥]/.exec(text)?.[0];
  if (sign !== undefined) return signs[sign];
  return text.match(/[A-Z]{3}/g)?.find((code) => known.has(code));
}

export const isCapital = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 65 && byte <= 90;
