<?php
$client = OpenAI::client('k');
$client->chat()->create([
    'model' => 'gpt-4-turbo-preview',
    'messages' => $messages,
    'temperature' => 0.3,
    'max_tokens' => 500,
]);
