import { forget, keep, readKept } from "./kept.ts";

/** Numbers for an ambulance, by region; elsewhere 112, which mobile phones connect almost everywhere. */
const numbers: Readonly<Record<string, string>> = {
  AE: "998",
  AR: "107",
  AT: "112",
  AU: "000",
  BE: "112",
  BG: "112",
  BR: "192",
  CA: "911",
  CH: "144",
  CL: "131",
  CN: "120",
  CO: "123",
  CY: "112",
  CZ: "112",
  DE: "112",
  DK: "112",
  EE: "112",
  ES: "112",
  FI: "112",
  FR: "15",
  GB: "999",
  GR: "112",
  HK: "999",
  HR: "112",
  HU: "112",
  IE: "112",
  IL: "101",
  IN: "112",
  IS: "112",
  IT: "112",
  JP: "119",
  KR: "119",
  LT: "112",
  LU: "112",
  LV: "112",
  MT: "112",
  MX: "911",
  MY: "999",
  NL: "112",
  NO: "113",
  NZ: "111",
  PH: "911",
  PL: "112",
  PT: "112",
  RO: "112",
  SE: "112",
  SG: "995",
  SI: "112",
  SK: "112",
  TR: "112",
  US: "911",
  ZA: "112",
};

/** Regions we know the number of, as ISO 3166-1 codes. */
export const regions = Object.keys(numbers);

/** The number for an ambulance in a region such as "GB"; 112 where we do not know it. */
export function emergencyNumber(region: string | undefined): string {
  return numbers[region ?? ""] ?? "112";
}

/** The region of a locale such as "en-GB"; undefined when it names none. */
export function regionOf(locale: string): string | undefined {
  return /[-_]([A-Z]{2})\b/.exec(locale)?.[1];
}

/** The region the person chose; else the one their browser's locale names. */
export function currentRegion(): string | undefined {
  const chosen = readKept("region");
  return typeof chosen === "string" && regions.includes(chosen) ? chosen : regionOf(navigator.language);
}

/** Keeps the person's choice, or goes back to guessing; false when the browser does not let us. */
export function chooseRegion(region: string | undefined): boolean {
  if (region !== undefined) return keep("region", region);
  forget("region");
  return true;
}
