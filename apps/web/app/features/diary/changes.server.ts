/** Tells the diaries open on this process that a clinic's visits changed; those on others find out by asking for the stamp. */
const bus = new EventTarget();

export function announceChange(clinicId: string): void {
  bus.dispatchEvent(new Event(clinicId));
}

export function onChange(clinicId: string, listener: () => void, signal: AbortSignal): void {
  bus.addEventListener(clinicId, listener, { signal });
}
