import { index, layout, type RouteConfig, route } from "@react-router/dev/routes";

export default [
  index("features/home/home.tsx"),
  layout("features/check/check.tsx", [
    route("check", "features/check/interview.tsx"),
    route("check/result", "features/check/result.tsx"),
  ]),
  route("causes", "features/library/causes.tsx"),
  route("causes/:id", "features/library/cause.tsx"),
  route("how-it-works", "features/about/how-it-works.tsx"),
  route("*", "features/about/not-found.tsx"),
] satisfies RouteConfig;
