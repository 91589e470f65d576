/** Emergency numbers by region; elsewhere 112, which mobile phones connect almost everywhere. */
const numbers: Readonly<Record<string, string>> = {
  GB: "999",
  IE: "112",
  US: "911",
  CA: "911",
  MX: "911",
  AU: "000",
  NZ: "111",
  ZA: "112",
  IN: "112",
  JP: "119",
  KR: "119",
  CN: "120",
  BR: "192",
  CH: "144",
  AR: "107",
  CL: "131",
  SG: "995",
  HK: "999",
  MY: "999",
};

/** The number to call, guessed from a locale such as "en-GB". */
export function emergencyNumber(locale: string): string {
  const region = /[-_]([A-Z]{2})\b/.exec(locale)?.[1];
  return numbers[region ?? ""] ?? "112";
}
