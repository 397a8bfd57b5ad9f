#!/usr/bin/env bash
# Summarises a file by curl: summarize.sh URL FILE. With SUMMARIZER_KEY where the app asks for a key.
set -euo pipefail
(($# == 2)) || { echo "usage: summarize.sh URL FILE" >&2; exit 2; }
app=$1 file=$2
key=(-H "x-functions-key: ${SUMMARIZER_KEY:-}")

# Prints what the app returns. An error says what is wrong and what is allowed; a host or proxy may answer without it.
call() {
  local answer status detail
  answer=$(curl -sS --max-time 100 -w '\n%{http_code}' "${key[@]}" "$@") || return
  status=${answer##*$'\n'}
  if [[ $status == 2* ]]; then
    printf '%s' "${answer%$'\n'*}"
    return
  fi
  detail=$(grep -o '"detail":"[^"]*"' <<<"$answer" | cut -d'"' -f4) || detail="The server returned status $status."
  printf '%s\n' "$detail" >&2
  return 1
}

# At once: the document is the body, the options are in the query. Nothing is stored.
best=$(call "$app/api/summaries?sentences=2&sortBy=rank" \
  -H 'Content-Type: text/plain; charset=utf-8' -H 'Accept: application/json' --data-binary @"$file")
grep -o '"rankScore":[0-9.]*' <<<"$best" | wc -l | xargs printf '%s sentences\n'

# Stored: put the article, wait until its summary is there, read it as text.
name="clients/curl.txt"
call -X PUT "$app/api/articles/$name" -H 'Content-Type: text/plain; charset=utf-8' --data-binary @"$file" >/dev/null
end=$((SECONDS + 60))
while [[ $(curl -sS --max-time 100 -o /dev/null -w '%{http_code}' "${key[@]}" "$app/api/summaries/$name") == 202 ]]; do
  ((SECONDS < end)) || { echo "$name still waits for its summary" >&2; exit 1; }
  sleep 0.5
done
call -H 'Accept: text/plain' "$app/api/summaries/$name" | tail -n +3

# An error in words.
call "$app/api/summaries?sentences=0" -H 'Content-Type: text/plain' -d 'A.' 2>&1 || true
