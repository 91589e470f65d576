import { type ReactNode, useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * Shows `waiting` until script runs, then its children.
 *
 * React Aria writes style attributes, which our Content-Security-Policy refuses in HTML from the server but not from
 * script: whatever holds its fields, lists or tabs stands in here.
 */
export function Ready({ waiting, children }: Readonly<{ waiting: ReactNode; children: ReactNode }>) {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
    ? children
    : waiting;
}
