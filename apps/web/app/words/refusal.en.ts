/** What is said to whoever is not let in at the door, before any page. */
export const refusalWords = {
  other_site: {
    title: "This came from another site",
    text: "Forms are taken from our own pages alone, to keep you safe. Go back, load the page again and try again.",
  },
  too_many: {
    title: "Too many requests",
    text: "We were asked too often from where you are. Wait {seconds} seconds, then try again.",
  },
  too_large: {
    title: "That is too long",
    text: "What you sent is too long for us. Go back, shorten it and send it again.",
  },
  bad_request: {
    title: "We do not understand this",
    text: "The address, or what was sent, is not written as it should be. Go back and try again.",
  },
  not_allowed: { title: "This cannot be done here", text: "Pages can be read here and forms sent, and nothing else." },
  our_fault: { title: "Something went wrong", text: "It is our fault, not yours. Please try again." },
  backHome: "To the start",
} as const;
