import type { Storage } from "@backroot/storage";
import { createContext } from "react-router";

/** The clinics' records, for loaders and actions: `context.get(records)`. */
export const records = createContext<Storage>();
