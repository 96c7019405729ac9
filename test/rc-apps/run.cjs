#!/usr/bin/env node
require('../node_modules/@rocket.chat/apps-cli/bin/run');
