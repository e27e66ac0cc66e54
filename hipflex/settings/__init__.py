"""The settings: a small YAML file whose every value has a default and a place."""

from hipflex.settings.file import Loaded, change_setting, list_items, load_settings, unset_setting
from hipflex.settings.values import ALL, KEYS, NONE, THIGH_CM, Settings, Sound, plain_value

__all__ = [
    "ALL",
    "KEYS",
    "NONE",
    "THIGH_CM",
    "Loaded",
    "Settings",
    "Sound",
    "change_setting",
    "list_items",
    "load_settings",
    "plain_value",
    "unset_setting",
]
