/** Begins the message of an Application's health: the commit that it is about. */
export const healthAt = 'at ';

/**
 * Health of an Application as its parent sees it; off by default since Argo CD 1.8. Progressing unless it is Synced, its last operation
 * Succeeded and both were about the source it has now: without the last condition the next wave starts on the health of the old commit.
 * An Application that was in sync from the start, such as that of a bootstrap applied by hand, has no operation. The message begins with
 * the commit, which the status that the root reports is made from: each Application looks for commits by itself, at its own time.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app
 */
export const applicationHealth = `local health = { status = "Progressing", message = "waiting for the first comparison" }
local status = obj.status
if status == nil or status.sync == nil then
  return health
end
local wanted, seen = obj.spec.source, (status.sync.comparedTo or {}).source
if seen == nil or seen.repoURL ~= wanted.repoURL or seen.path ~= wanted.path or seen.chart ~= wanted.chart
  or seen.targetRevision ~= wanted.targetRevision then
  health.message = "not yet compared to its current source"
  return health
end
local operation = status.operationState or {}
local phase = operation.phase or "Succeeded"
if phase == "Failed" or phase == "Error" then
  local tried = (operation.syncResult or {}).revision or ((operation.operation or {}).sync or {}).revision or ""
  health.status = "Degraded"
  health.message = "${healthAt}" .. tried .. ": " .. (operation.message or "")
  return health
end
if status.sync.status ~= "Synced" or phase ~= "Succeeded" then
  health.message = "sync " .. (status.sync.status or "Unknown") .. ", operation " .. phase
  return health
end
if status.health ~= nil then
  health.status = status.health.status
  health.message = "${healthAt}" .. (status.sync.revision or "")
end
return health
`;
