"""The settings: a small YAML file whose every value has a default and a place."""

from hipflex.settings.file import Loaded, change_setting, load_settings
from hipflex.settings.values import KEYS, Settings, Sound, plain_value

__all__ = ["KEYS", "Loaded", "Settings", "Sound", "change_setting", "load_settings", "plain_value"]
