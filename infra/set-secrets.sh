#!/usr/bin/env bash
# Asks for each secret and writes it to the vault. What is typed is not shown, and stands neither on a command line, where other
# users of the machine would see it, nor in the shell's history, nor in a file.
#
#   infra/set-secrets.sh [VAULT [SECRET…]]
#
# Without VAULT, that of the azd environment; without SECRET, all of them. Several lines are fine (a PEM key, one credential a
# line): an empty line ends a value, and an empty value leaves what is there.
set -euo pipefail

secrets=(
  Zego--ServerSecret
  Agora--AppCertificate Agora--CustomerId Agora--CustomerSecret
  Corezoid--ApiLogin Corezoid--ApiSecret
  Privasea--ApiKey Privasea--ApiSecret
  Meet--ApiToken Meet--Username Meet--Password Meet--JwtKey
  Meet--WebhookAuthorization Meet--AccessAuthorization
)

# The app writes this one itself, and may write no other. The CLI takes no empty value; {} is a session with nothing in it.
session=Meet--Session

explain() {
  case $1 in
    *ForbiddenByRbac*)
      echo "You may not write secrets of $vault. Make yourself its operator, and try again in a few minutes:"
      echo "  azd env set RTC_OPERATOR_ID \"\$(az ad signed-in-user show --query id -o tsv)\" && azd provision" ;;
    *ForbiddenByFirewall* | *ForbiddenByConnection*)
      echo "$vault is closed (VNET_ENABLED) and this machine's address is not let through. Let it through, and close it again after:"
      echo "  azd env set RTC_ALLOWED_ADDRESSES <your public IPv4 address> && azd provision"
      echo "  azd env set RTC_ALLOWED_ADDRESSES '' && azd provision" ;;
    *) echo "$1" ;;
  esac >&2
}

vault_call() {
  local errors
  if ! errors=$(az keyvault secret "$@" --vault-name "$vault" --output none 2>&1 >/dev/null); then
    explain "$errors"
    return 1
  fi
}

write() {
  printf '%s' "$2" | vault_call set --name "$1" --file /dev/stdin --encoding utf-8
}

read_value() {
  local line
  value=''
  while IFS= read -rs line && [[ -n $line ]]; do
    value+=${value:+$'\n'}${line%$'\r'}
  done
}

is_there() {
  local found
  found=$(az keyvault secret list --vault-name "$vault" --query "[?name=='$1'].name" --output tsv 2>&1) || {
    explain "$found"
    exit 1
  }
  [[ -n $found ]]
}

vault=${1:-$(azd env get-value AZURE_KEY_VAULT_NAME)}
shift || true
[[ $# -eq 0 ]] || secrets=("$@")

is_there "$session" || write "$session" '{}'

echo "Secrets of $vault. An empty line ends a value; an empty value leaves what is there."
for name in "${secrets[@]}"; do
  printf '%s: ' "$name"
  read_value
  if [[ -z $value ]]; then
    echo 'left as it is'
  else
    write "$name" "$value"
    echo 'set'
  fi
done
