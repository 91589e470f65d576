import type { RefusalWords } from "./refusal.server.ts";

/** Ce qui est dit à la porte à qui n’entre pas. */
export const refusalWords: RefusalWords = {
  other_site: {
    title: "Cela vient d’un autre site",
    text: "Pour votre sécurité, nous n’acceptons que les formulaires de nos propres pages. Revenez en arrière, rechargez la page et réessayez.",
  },
  too_many: {
    title: "Trop de demandes",
    text: "On nous a trop souvent sollicités depuis votre connexion. Attendez {seconds} secondes, puis réessayez.",
  },
  too_large: {
    title: "C’est trop long",
    text: "Ce que vous avez envoyé est trop long pour nous. Revenez en arrière, raccourcissez-le et renvoyez-le.",
  },
  bad_request: {
    title: "Nous ne comprenons pas",
    text: "L’adresse, ou ce qui a été envoyé, n’est pas écrit comme il faut. Revenez en arrière et réessayez.",
  },
  not_allowed: {
    title: "Cela ne se fait pas ici",
    text: "Ici, on peut lire des pages et envoyer des formulaires, rien d’autre.",
  },
  our_fault: { title: "Quelque chose s’est mal passé", text: "C’est notre faute, pas la vôtre. Veuillez réessayer." },
  backHome: "Retour au début",
};
