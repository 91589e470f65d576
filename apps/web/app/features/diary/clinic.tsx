import { Outlet } from "react-router";
import type { Route } from "./+types/clinic";
import { enter, meOf } from "./door.server.ts";

export const middleware: Route.MiddlewareFunction[] = [enter];

/** What the head of every page of a clinic shows. */
export function loader({ context }: Route.LoaderArgs) {
  const { clinic, role, user } = meOf(context);
  return { name: clinic.name, demo: clinic.demo === 1, role, user: user.name };
}

/** One clinic, for those who work there. */
export default function Clinic() {
  return <Outlet />;
}
