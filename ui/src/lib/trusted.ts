// Trusted Types: the map library sets its worker's address and a link-only attribution through these sinks;
// nothing else may. Words of reports are only ever text nodes.

interface Policies {
  createPolicy(name: string, rules: Record<string, (input: string) => string>): unknown;
}

const factory = (window as unknown as { trustedTypes?: Policies }).trustedTypes;

function onlyLinks(html: string): string {
  const kept = html.replace(/<(?!\/?a[\s>])[^>]*>/g, "");
  return kept.replace(/\son\w+\s*=|javascript:/gi, "");
}

factory?.createPolicy("default", {
  createHTML: onlyLinks,
  createScriptURL: (url) => {
    const full = new URL(url, location.href);
    if (full.origin === location.origin || full.protocol === "blob:") return url;
    throw new TypeError(`scripts come from the desk alone, not from ${full.origin}`);
  },
});
