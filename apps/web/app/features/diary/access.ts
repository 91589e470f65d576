import type { Role } from "@backroot/storage";

const everyone = ["owner", "practitioner", "front_desk"] as const;
const clinical = ["owner", "practitioner"] as const;
const owners = ["owner"] as const;
const nobody = [] as const;

type Door = Readonly<{ see: readonly Role[]; change: readonly Role[] }>;

/**
 * Who may see a page of a clinic and who may change something by it: the one place where this is decided. A page that is
 * not named here is closed to everybody. Paths are below /staff/:clinic.
 */
export const doors: Readonly<Record<string, Door>> = {
  "": { see: everyone, change: nobody },
  diary: { see: everyone, change: everyone },
  "diary/changes": { see: everyone, change: nobody },
  "visits/:visit": { see: everyone, change: everyone },
  "visits/:visit/handover": { see: nobody, change: clinical },
  handover: { see: clinical, change: nobody },
  people: { see: everyone, change: everyone },
  "people/:person": { see: everyone, change: everyone },
  "people/:person/export": { see: clinical, change: nobody },
  "people/:person/erase": { see: owners, change: owners },
  "set-up": { see: owners, change: owners },
  "set-up/hours": { see: owners, change: owners },
  "set-up/services": { see: owners, change: owners },
  "set-up/services/:service": { see: owners, change: owners },
  "set-up/resources": { see: owners, change: owners },
  "set-up/mails": { see: owners, change: owners },
  team: { see: owners, change: owners },
  audit: { see: owners, change: nobody },
  mails: { see: ["owner", "front_desk"], change: nobody },
};

/** What goes beyond opening a page. */
export const powers = {
  /** To book beside somebody, with a reason. */
  override: clinical,
  /** To read and write what is said of somebody's health: summary, cautions, consent, notes, figures. */
  health: clinical,
  export: clinical,
  erase: owners,
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Power = keyof typeof powers;

export function may(role: Role, power: Power): boolean {
  return (powers[power] as readonly Role[]).includes(role);
}

/**
 * Whether a role may pass.
 *
 * @param pattern as the router has it, without the language: "/staff/:clinic/people/:person"
 */
export function maySee(role: Role, pattern: string): boolean {
  return doorAt(pattern)?.see.includes(role) ?? false;
}

export function mayChange(role: Role, pattern: string): boolean {
  return doorAt(pattern)?.change.includes(role) ?? false;
}

function doorAt(pattern: string): Door | undefined {
  const path = pattern.replace(/^\/staff\/:clinic\/?/, "");
  return Object.hasOwn(doors, path) ? doors[path] : undefined;
}
