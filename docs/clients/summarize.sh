#!/usr/bin/env bash
# Summarises a file by curl: summarize.sh URL FILE. With SUMMARIZER_KEY where the app asks for a key.
set -euo pipefail
app=$1 file=$2
key=(-H "x-functions-key: ${SUMMARIZER_KEY:-}")

# At once: the document is the body, the options are in the query. Nothing is stored.
curl -sS --fail-with-body "${key[@]}" "$app/api/summaries?sentences=2&sortBy=rank" \
  -H 'Content-Type: text/plain; charset=utf-8' -H 'Accept: application/json' --data-binary @"$file" |
  grep -o '"rankScore":[0-9.]*' | wc -l | xargs printf '%s sentences\n'

# Stored: put the article, wait until its summary is there, read it as text.
name="clients/curl.txt"
curl -sS --fail-with-body -o /dev/null "${key[@]}" -X PUT "$app/api/articles/$name" -H 'Content-Type: text/plain; charset=utf-8' --data-binary @"$file"
until [[ $(curl -sS -o /dev/null -w '%{http_code}' "${key[@]}" "$app/api/summaries/$name") == 200 ]]; do sleep 0.5; done
curl -sS --fail-with-body "${key[@]}" -H 'Accept: text/plain' "$app/api/summaries/$name" | tail -n +3

# An error says what is wrong and what is allowed.
curl -sS "${key[@]}" "$app/api/summaries?sentences=0" -H 'Content-Type: text/plain' -d 'A.' | grep -o '"detail":"[^"]*"' | cut -d'"' -f4
