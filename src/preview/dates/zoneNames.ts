/** Zones with their abbreviations by offset. Other offsets are not covered. */
type Names = readonly [zones: RegExp, names: { readonly [offset: string]: string }];

/**
 * Abbreviations that JavaScript's locales lack or that differ in the IANA database. Covers the time since 2000 only.
 * Source: IANA, Time Zone Database.
 */
const NAMES: readonly Names[] = [
  [/^Africa\/(Johannesburg|Maseru|Mbabane)$/, { '+02': 'SAST' }],
  [/^Africa\/(Casablanca|El_Aaiun)$/, { '+00': '+00', '+01': '+01' }],
  [
    /^Africa\/(Bangui|Brazzaville|Douala|Kinshasa|Lagos|Libreville|Luanda|Malabo|Ndjamena|Niamey|Porto-Novo)$/,
    { '+01': 'WAT' },
  ],
  [
    /^Africa\/(Blantyre|Bujumbura|Gaborone|Harare|Juba|Khartoum|Kigali|Lubumbashi|Lusaka|Maputo|Windhoek)$/,
    { '+02': 'CAT' },
  ],
  [/^Africa\/(Addis_Ababa|Asmara|Asmera|Dar_es_Salaam|Djibouti|Kampala|Mogadishu|Nairobi)$/, { '+03': 'EAT' }],
  [/^Indian\/(Antananarivo|Comoro|Mayotte)$/, { '+03': 'EAT' }],
  [/^America\/Adak$/, { '-10': 'HST', '-09': 'HDT' }],
  [/^America\/Havana$/, { '-05': 'CST', '-04': 'CDT' }],
  [/^America\/St_Johns$/, { '-0330': 'NST', '-0230': 'NDT' }],
  [/^America\/(Chihuahua|Ciudad_Juarez|Dawson|Hermosillo|Mazatlan|Whitehorse)$/, { '-07': 'MST' }],
  [/^Antarctica\/(Casey|Troll)$/, { '+00': '+00', '+08': '+08' }],
  [/^Asia\/(Colombo|Dubai|Muscat)$/, { '+0530': '+0530', '+04': '+04' }],
  [/^Asia\/Hong_Kong$/, { '+08': 'HKT' }],
  [/^Asia\/(Jakarta|Pontianak)$/, { '+07': 'WIB' }],
  [/^Asia\/Jayapura$/, { '+09': 'WIT' }],
  [/^Asia\/Jerusalem$/, { '+02': 'IST', '+03': 'IDT' }],
  [/^Asia\/Karachi$/, { '+05': 'PKT' }],
  [/^Asia\/(Macau|Shanghai|Taipei)$/, { '+08': 'CST' }],
  [/^Asia\/Makassar$/, { '+08': 'WITA' }],
  [/^Asia\/Manila$/, { '+08': 'PST' }],
  [/^Asia\/(Pyongyang|Seoul)$/, { '+09': 'KST' }],
  [/^Asia\/Tokyo$/, { '+09': 'JST' }],
  [/^Australia\/(Eucla|Lord_Howe)$/, { '+0845': '+0845', '+1030': '+1030', '+11': '+11' }],
  [/^Europe\/Dublin$/, { '+01': 'IST' }],
  [/^Europe\/(Guernsey|Isle_of_Man|Jersey)$/, { '+01': 'BST' }],
  [/^Europe\/(Kirov|Moscow|Simferopol|Volgograd)$/, { '+03': 'MSK' }],
  [/^Pacific\/(Guam|Saipan)$/, { '+10': 'ChST' }],
  [/^Pacific\/(Midway|Pago_Pago)$/, { '-11': 'SST' }],
];

/** `Asia/Tokyo`, `+09` → `JST`. Returns `undefined` where JavaScript's locales agree with the database. */
export function nameInDatabase(zone: string, offset: string): string | undefined {
  return NAMES.find(([zones]) => zones.test(zone))?.[1][offset];
}
