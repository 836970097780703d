const names =
  'Alabama AL,Alaska AK,Arizona AZ,Arkansas AR,California CA,Colorado CO,Connecticut CT,Delaware DE,District of Columbia DC,Florida FL,Georgia GA,Hawaii HI,Idaho ID,Illinois IL,Indiana IN,Iowa IA,Kansas KS,Kentucky KY,Louisiana LA,Maine ME,Maryland MD,Massachusetts MA,Michigan MI,Minnesota MN,Mississippi MS,Missouri MO,Montana MT,Nebraska NE,Nevada NV,New Hampshire NH,New Jersey NJ,New Mexico NM,New York NY,North Carolina NC,North Dakota ND,Ohio OH,Oklahoma OK,Oregon OR,Pennsylvania PA,Rhode Island RI,South Carolina SC,South Dakota SD,Tennessee TN,Texas TX,Utah UT,Vermont VT,Virginia VA,Washington WA,West Virginia WV,Wisconsin WI,Wyoming WY';

const states = new Set(
  names.split(',').flatMap((state) => [state.slice(0, -3).toLowerCase(), state.slice(-2).toLowerCase()])
);

/** Share of values that are names or codes of states of the USA: a column called `region` may hold geography. */
export function shareOfStates(values: readonly string[]): number {
  const distinct = [
    ...new Set(values.map((value) => value.trim().toLowerCase()).filter((value) => value !== ''))
  ];
  return distinct.length === 0 ? 0 : distinct.filter((value) => states.has(value)).length / distinct.length;
}
