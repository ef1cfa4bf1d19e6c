<?php

$url = 'https://api.openai.com/v1/chat/completions';
$body = [
    'model' => 'gpt-5.6-sol',
    'messages' => $messages,
    'temperature' => 0.3,
    'reasoning_effort' => 'none',
    'max_completion_tokens' => 800,
];
$client->post($url, ['json' => $body]);
