<?php
$client = OpenAI::client('k');
$client->chat()->create([
    'model' => 'gpt-5.6-sol',
    'messages' => $messages,
    'temperature' => 0.3,
    'reasoning_effort' => 'none',
    'max_completion_tokens' => 500,
]);
