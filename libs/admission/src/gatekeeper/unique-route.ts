import { template } from './template.ts';

/** Requests for one host and path belong to one route. A claim counts once a listener that a route names, as in the check. */
export const uniqueRoute = template({
  id: 'C40',
  kind: 'DeliveryUniqueRoute',
  compares: [{ apiGroup: 'gateway.networking.k8s.io', kind: 'HTTPRoute' }],
  bad: ['a second route'],
  wrong: `
claims(route) := {claim |
  some host in object.get(route.spec, "hostnames", [])
  some parent in object.get(route.spec, "parentRefs", [])
  some rule in object.get(route.spec, "rules", [{}])
  some match in matches(rule)
  listener := [object.get(parent, "sectionName", ""), object.get(parent, "port", 0)]
  gateway := [object.get(parent, "kind", "Gateway"), object.get(parent, "namespace", route.metadata.namespace), parent.name]
  claim := {"host": lower(host), "match": match, "gateway": gateway, "listener": listener}
}

# what the API server writes where nothing is said
anything := {"path": {"type": "PathPrefix", "value": "/"}}

matches(rule) := {anything} if count(object.get(rule, "matches", [])) == 0

matches(rule) := {object.union(anything, match) | some match in rule.matches} if count(object.get(rule, "matches", [])) > 0

wrong contains found if {
  some other in others
  some claim in claims(input.review.object) & claims(other)
  found := sprintf("%s%s, which HTTPRoute %s/%s claims too", [claim.host, claim.match.path.value, other.metadata.namespace, other.metadata.name])
}
`,
});
